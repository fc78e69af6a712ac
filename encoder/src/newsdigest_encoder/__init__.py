"""The weights of newsdigest's optional second model: data alone, read by ``newsdigest`` itself.

Use it with ``newsdigest.Options(model="encoder")``; https://newsdigest.readthedocs.io tells what it is worth.
"""

__all__ = ["SHA256"]

SHA256 = "240a59d465242e5ef04b0d1948aae2c2274c53004bb2f32de166f19cf4e6eec7"
"""Of ``encoder.npz`` beside this file; newsdigest compares it before it reads the weights."""
