"""Where the templates, the style sheets and the migrations lie: in a wheel and in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
HOME = _PACKAGE if (_PACKAGE / "templates").is_dir() else _PACKAGE.parent
