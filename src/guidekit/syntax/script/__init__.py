"""JavaScript as guides hold it: whether it can be parsed, and what its modules define.

Nothing is run, and no tree is made. What is read is what the reference parser accepts: modules of
ES2024 with JSX.
"""

from guidekit.syntax.script.modules import ModuleStatement, read_module
from guidekit.syntax.script.tokens import ScriptError
from guidekit.syntax.script.verdicts import expression_end

__all__ = ["ModuleStatement", "ScriptError", "expression_end", "read_module"]
