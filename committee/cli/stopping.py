"""How a command that stays is stopped."""

import signal
import threading
from types import FrameType


def stop_by_signal(stop: threading.Event) -> None:
    """Let Ctrl-C, or whoever supervises this process, set stop: what is under way is finished first."""
    def asked(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, asked)
