"""The database: engine, models, tenancy, row-level security, versions, ids and time."""
