"""What several documents say alike: header, people, signatures, law, drafts."""
