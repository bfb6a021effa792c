"""A pipeline that fails, as any may some day."""


class BrokenPipeline:
    """Raises whatever comes."""

    def process_item(self, item: object) -> object:
        raise ZeroDivisionError("nobody expected this")
