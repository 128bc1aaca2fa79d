"""JavaScript as guides hold it: whether it can be parsed, and what its modules define.

Nothing is run, and no tree is made. What is read is what the reference parser accepts: modules of
ES2024 with JSX. The names are loaded when they are asked for: few guides hold any.
"""

from typing import TYPE_CHECKING

from guidekit.source.on_demand import on_demand

if TYPE_CHECKING:
    from guidekit.syntax.script.modules import ModuleStatement, read_module
    from guidekit.syntax.script.tokens import ScriptError
    from guidekit.syntax.script.verdicts import expression_end

HOMES = {
    "modules": ("ModuleStatement", "read_module"),
    "tokens": ("ScriptError",),
    "verdicts": ("expression_end",),
}

__all__ = ["ModuleStatement", "ScriptError", "expression_end", "read_module"]

__getattr__ = on_demand(__name__, HOMES)
