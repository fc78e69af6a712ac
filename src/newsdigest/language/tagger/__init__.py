"""The packaged multi-task tagger."""
