CREATE TABLE ships (
  name VARCHAR(40) PRIMARY KEY,
  rig VARCHAR(20) NOT NULL,
  built YEAR NOT NULL
);

INSERT INTO ships VALUES
  ('Dar es Salaam', 'dhow', 1951),
  ('Fatima', 'dhow', 1978),
  ('Endurance', 'barquentine', 1912);

CREATE TABLE cargoes (
  ship VARCHAR(40) NOT NULL REFERENCES ships (name),
  what VARCHAR(40) NOT NULL,
  tons INT NOT NULL
);

INSERT INTO cargoes VALUES ('Fatima', 'dates', 12), ('Fatima', 'cloves', 3);
