-- SPDX-License-Identifier: Apache-2.0
CREATE TABLE employee (
  login VARCHAR(32) PRIMARY KEY,
  name VARCHAR(80) NOT NULL,
  email VARCHAR(120) NOT NULL UNIQUE,
  department VARCHAR(40) NOT NULL,
  role VARCHAR(16) NOT NULL,
  salary INT NOT NULL,
  salt CHAR(16) NOT NULL,
  password_hash CHAR(40) NOT NULL
);

CREATE TABLE password_request (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  login VARCHAR(32) NOT NULL REFERENCES employee (login),
  requested TIMESTAMP NOT NULL
);
