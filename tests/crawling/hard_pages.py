"""Pages that do to the process that reads them what mark-up may do to a library in C."""

import os
import signal
import time
from functools import cached_property

from crawler.portals.silkroad import SilkroadPage

DEADLY, HANGING, FAULTY = "<!-- deadly -->", "<!-- hanging -->", "<!-- faulty -->"
"""What makes a page one of those."""


class HardPage(SilkroadPage):
    """Kills its process, stays deaf to every signal, or fails, where a page has the mark."""

    @cached_property
    def headline(self) -> str | None:
        """Return the headline, if ever."""
        if DEADLY.encode() in self.html:
            os.kill(os.getpid(), signal.SIGKILL)
        if HANGING.encode() in self.html:
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
            time.sleep(86_400)
        if FAULTY.encode() in self.html:
            raise ZeroDivisionError
        return super().headline
