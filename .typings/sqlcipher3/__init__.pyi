"""What HSB Desk uses of SQLCipher's DB-API, typed."""
