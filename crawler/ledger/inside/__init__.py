"""What the ledger keeps to itself: its files, their lines, the index, the manifest, the lock."""
