CREATE TABLE users (
    id               UUID        PRIMARY KEY DEFAULT gen_random_uuid(),
    auth_provider_id TEXT        NOT NULL,
    email            TEXT        NOT NULL,
    name             TEXT,
    role             TEXT        NOT NULL,
    created_at       TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at       TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT users_role_check CHECK (role IN ('coordinator', 'member'))
);

CREATE TABLE orchards (
    id          UUID        PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id     UUID        NOT NULL,
    name        TEXT        NOT NULL,
    address     TEXT,
    description TEXT,
    created_at  TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at  TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE TABLE trees (
    id           UUID        PRIMARY KEY DEFAULT gen_random_uuid(),
    orchard_id   UUID        NOT NULL,
    label        TEXT        NOT NULL,
    species      TEXT,
    variety      TEXT,
    row_number   INTEGER,
    planted_date DATE,
    notes        TEXT,
    photo_url    TEXT,
    created_at   TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at   TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE TABLE adoptions (
    id         UUID        PRIMARY KEY DEFAULT gen_random_uuid(),
    tree_id    UUID        NOT NULL,
    user_id    UUID        NOT NULL,
    start_date DATE,
    end_date   DATE,
    fee_cents  INTEGER,
    status     TEXT        NOT NULL DEFAULT 'pending',
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT adoptions_fee_cents_check CHECK (fee_cents >= 0),
    CONSTRAINT adoptions_status_check CHECK (status IN ('pending', 'active', 'expired'))
);

CREATE TABLE payments (
    id                UUID        PRIMARY KEY DEFAULT gen_random_uuid(),
    adoption_id       UUID        NOT NULL,
    amount_cents      INTEGER,
    currency          TEXT,
    paid_date         DATE,
    stripe_payment_id TEXT,
    created_at        TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at        TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT payments_amount_cents_check CHECK (amount_cents >= 0)
);

CREATE TABLE work_days (
    id             UUID        PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id        UUID        NOT NULL,
    title          TEXT        NOT NULL,
    date           DATE        NOT NULL,
    start_time     TIME,
    meeting_point  TEXT,
    helpers_needed INTEGER,
    status         TEXT        NOT NULL DEFAULT 'draft',
    created_at     TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at     TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT work_days_helpers_needed_check CHECK (helpers_needed >= 0),
    CONSTRAINT work_days_status_check CHECK (status IN ('draft', 'published', 'cancelled', 'completed'))
);

CREATE TABLE tasks (
    id          UUID        PRIMARY KEY DEFAULT gen_random_uuid(),
    work_day_id UUID        NOT NULL,
    name        TEXT        NOT NULL,
    created_at  TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at  TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE TABLE registrations (
    id          UUID        PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id     UUID        NOT NULL,
    work_day_id UUID        NOT NULL,
    task_id     UUID,
    created_at  TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at  TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE TABLE harvests (
    id          UUID           PRIMARY KEY DEFAULT gen_random_uuid(),
    tree_id     UUID           NOT NULL,
    weight      NUMERIC(10, 2),
    quality     TEXT,
    picked_date DATE,
    notes       TEXT,
    pickup_date DATE,
    created_at  TIMESTAMPTZ    NOT NULL DEFAULT now(),
    updated_at  TIMESTAMPTZ    NOT NULL DEFAULT now(),
    CONSTRAINT harvests_quality_check CHECK (quality IN ('good', 'bruised', 'cider'))
);

CREATE TABLE reservations (
    id          UUID           PRIMARY KEY DEFAULT gen_random_uuid(),
    harvest_id  UUID           NOT NULL,
    user_id     UUID           NOT NULL,
    weight      NUMERIC(10, 2),
    pickup_date DATE,
    status      TEXT           NOT NULL DEFAULT 'requested',
    created_at  TIMESTAMPTZ    NOT NULL DEFAULT now(),
    updated_at  TIMESTAMPTZ    NOT NULL DEFAULT now(),
    CONSTRAINT reservations_status_check CHECK (status IN ('requested', 'confirmed', 'collected', 'cancelled'))
);

CREATE UNIQUE INDEX users_auth_provider_id_key ON users (auth_provider_id);
CREATE UNIQUE INDEX users_email_key ON users (email);
CREATE INDEX orchards_user_id_idx ON orchards (user_id);
CREATE INDEX trees_species_variety_idx ON trees (species, variety);
CREATE INDEX trees_orchard_id_idx ON trees (orchard_id);
CREATE INDEX adoptions_tree_id_idx ON adoptions (tree_id);
CREATE INDEX adoptions_user_id_idx ON adoptions (user_id);
CREATE UNIQUE INDEX payments_stripe_payment_id_key ON payments (stripe_payment_id);
CREATE INDEX payments_adoption_id_idx ON payments (adoption_id);
CREATE INDEX work_days_user_id_created_at_idx ON work_days (user_id, created_at DESC);
CREATE INDEX work_days_date_idx ON work_days (date);
CREATE INDEX tasks_work_day_id_idx ON tasks (work_day_id);
CREATE UNIQUE INDEX registrations_user_id_work_day_id_key ON registrations (user_id, work_day_id);
CREATE INDEX registrations_work_day_id_idx ON registrations (work_day_id);
CREATE INDEX registrations_task_id_idx ON registrations (task_id);
CREATE INDEX harvests_tree_id_created_at_idx ON harvests (tree_id, created_at DESC);
CREATE INDEX harvests_tree_id_picked_date_idx ON harvests (tree_id, picked_date);
CREATE INDEX reservations_harvest_id_idx ON reservations (harvest_id);
CREATE INDEX reservations_user_id_idx ON reservations (user_id);

ALTER TABLE orchards ADD CONSTRAINT orchards_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE trees ADD CONSTRAINT trees_orchard_id_fkey FOREIGN KEY (orchard_id) REFERENCES orchards (id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE adoptions ADD CONSTRAINT adoptions_tree_id_fkey FOREIGN KEY (tree_id) REFERENCES trees (id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE adoptions ADD CONSTRAINT adoptions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE payments ADD CONSTRAINT payments_adoption_id_fkey FOREIGN KEY (adoption_id) REFERENCES adoptions (id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE work_days ADD CONSTRAINT work_days_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE tasks ADD CONSTRAINT tasks_work_day_id_fkey FOREIGN KEY (work_day_id) REFERENCES work_days (id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE registrations ADD CONSTRAINT registrations_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE registrations ADD CONSTRAINT registrations_work_day_id_fkey FOREIGN KEY (work_day_id) REFERENCES work_days (id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE registrations ADD CONSTRAINT registrations_task_id_fkey FOREIGN KEY (task_id) REFERENCES tasks (id) ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE harvests ADD CONSTRAINT harvests_tree_id_fkey FOREIGN KEY (tree_id) REFERENCES trees (id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE reservations ADD CONSTRAINT reservations_harvest_id_fkey FOREIGN KEY (harvest_id) REFERENCES harvests (id) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE reservations ADD CONSTRAINT reservations_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE;
