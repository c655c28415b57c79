"""What documents, commands and batches cost, beside other engines: ``make bench``."""
