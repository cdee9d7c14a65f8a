-- When an address began to be looked at no longer; null while it is followed.
ALTER TABLE followed ADD COLUMN ended_us INTEGER;
