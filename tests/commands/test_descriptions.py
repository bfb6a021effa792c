"""What commands say of themselves."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

from crawler import commands

NAMES = sorted(module.name for module in iter_modules(commands.__path__))
MODULES = [import_module(f"{commands.__name__}.{name}") for name in NAMES]
COMMANDS = [module.Command for module in MODULES if hasattr(module, "Command")]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__module__)
def test_a_command_says_how_it_is_written_and_what_it_does(command):
    made = command()
    assert isinstance(made.syntax(), str)
    assert made.short_desc()[0].isupper()
    assert made.long_desc()
