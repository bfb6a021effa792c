#!/bin/sh
# Installs pywb beside the project, since it wants older libraries than Scrapy does, and prints
# where its programs are. With that folder in PYWB, `pytest tests/live` replays archives with it:
#     PYWB=$(sh tests/live/install_pywb.sh) python -m pytest tests/live
set -eu
folder=$(cd "$(dirname "$0")/../.." && pwd)/build/pywb
if [ ! -x "$folder/bin/wayback" ]; then
    python3 -m venv "$folder"
    "$folder/bin/pip" install --quiet "pywb>=2.10,<3" setuptools >&2
fi
echo "$folder/bin"
