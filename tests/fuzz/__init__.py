"""Coverage-guided fuzzing of every public entry (``python -m tests.fuzz``), and its small form among the tests."""
