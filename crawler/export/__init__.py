"""Records in the forms that other programs take as they are: `scrapy export`.

One file a form; each writes rows as they come, so that memory does not grow with their number. A
library that a form needs is an extra, and is loaded with the form only.
"""

from crawler.export.export_forms import FORMS, Form, load_writer
from crawler.export.export_rows import Row, list_columns, make_rows
from crawler.export.whole_file import write_export, write_export_folder

__all__ = [
    "FORMS",
    "Form",
    "Row",
    "list_columns",
    "load_writer",
    "make_rows",
    "write_export",
    "write_export_folder",
]
