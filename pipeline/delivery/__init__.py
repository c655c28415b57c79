"""Every actor receives their copy, once, and knows what is theirs.

``drafts`` writes the letters as files, ``mailbox`` puts them among the drafts of a mailbox, ``post`` sends
them and keeps the ledger. Each is imported from its own module, for what only it needs.
"""
