"""The value types: frozen, slotted, hashable, picklable. They carry no logic beyond navigation."""
