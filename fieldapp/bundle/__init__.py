"""The hand-over format: canonical bytes, seal, signature, reading back, and headquarters' welcome file.

Holds pure functions over bytes and values; only keys are read from and written to files, through `durable`. It must
not know the store, forms, workflow or faces. Everything but `document` loads the cryptography, so import it when
handing over, not at the start.
"""
