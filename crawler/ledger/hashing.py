"""The fingerprint of what a publisher says: `content_hash`."""

import hashlib
from collections.abc import Mapping
from typing import Any

from pydantic_core import to_json

from crawler.items import PUBLISHER_FIELDS


def content_hash(fields: Mapping[str, Any]) -> str:
    """Return `sha256:` and the hexadecimal SHA-256 of the fields that the publisher controls.

    `fields` holds at least the keys of `PUBLISHER_FIELDS`, as in a line of the output; other keys
    are ignored. The digest is taken over the UTF-8 bytes of one JSON object: those keys in that
    order, nothing escaped that JSON lets stand, no white space between tokens. Anybody can
    recompute it from a line:

        record = json.loads(line)
        content = {key: record[key] for key in PUBLISHER_FIELDS}
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        "sha256:" + hashlib.sha256(text.encode()).hexdigest()

    Models count as their fields. Raises KeyError where a key is missing.
    """
    text = to_json({key: fields[key] for key in PUBLISHER_FIELDS})
    return "sha256:" + hashlib.sha256(text).hexdigest()
