"""Which version of each step an article is worked out by, kept with what came of it.

Raise a number with any change that lets its step give something else for the same text: a running bot then works out
anew what older versions left in the store, from the stored text. Never lower one.
"""

from __future__ import annotations

from typing import Final

BRIEF: Final = 1  # `write_brief`: lines, quotes, who said them, names, keywords
PEOPLE: Final = 1  # who is named and what stands beside each: `briefs.bearers`, the keys, who is who
STORY: Final = 5  # `features_of`: articles whose features differ in version are not compared
ORIGIN: Final = 1  # `briefs.origins`: the print that tells reprints
