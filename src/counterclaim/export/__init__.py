"""What leaves the ledger: findings, incidents and the brief, always with claim ids and document ids."""
