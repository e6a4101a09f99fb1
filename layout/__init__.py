"""What pages share: navigation, start of a page, filters, panels, cached access to the store.

Importing any of it imports all that pages will ever import, in one thread (`layout.preloading`).
"""

from layout.preloading import preload

preload()
