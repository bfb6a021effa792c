"""A page and its evidence for programs: one JSON object."""

import json
from typing import Any

from crawler.inspection.inspected import Inspection, name_element
from crawler.sources.expected import describe_result


def render_json(inspection: Inspection) -> str:
    """Return the object as text, with what stands under each key as `describe` says."""
    return json.dumps(describe(inspection), ensure_ascii=False, indent=2)


def describe(inspection: Inspection) -> dict[str, Any]:
    """Return all that is known of a page.

    `expected`: what a reader would expect of it, as in the files beside samples. `result`: the line
    that it gives, a record or a reject. `evidence`: by field the tier and the rule that gave it.
    `unmatched`, `cuts`, `alternatives`: what found nothing, was left out, was passed over. `core`:
    the elements that hold the weight of the text, and its letters; null where little text runs.
    """
    core = inspection.core
    told = {name: inspection.find_evidence(name) for name in inspection.values}
    return {
        "expected": describe_result(inspection.item),
        "result": inspection.item.model_dump(mode="json", by_alias=True),
        "evidence": {
            name: {"tier": found.tier, "rule": found.how} for name, found in told.items() if found
        },
        "unmatched": [{"part": part.part, "why": part.why} for part in inspection.unmatched],
        "cuts": [{"text": cut.text, "why": cut.why} for cut in inspection.cuts],
        "alternatives": [
            {"field": other.field, "value": other.value, "where": other.where}
            for other in inspection.list_alternatives()
        ],
        "core": core
        and {
            "elements": [name_element(place.node) for place in core.places],
            "letters": core.weight,
        },
    }
