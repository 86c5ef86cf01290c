# What HSB Desk uses of the DB-API of SQLCipher, typed.
