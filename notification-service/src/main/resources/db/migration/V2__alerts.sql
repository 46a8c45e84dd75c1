-- Events that the other services reported, and the alerts they raised. Nothing here is personal.

CREATE TABLE event (
  source      text NOT NULL,
  id          uuid NOT NULL,
  type        text NOT NULL,
  subject     text NOT NULL,
  occurred_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (source, id)
);
COMMENT ON TABLE event IS 'Every event taken, once: its key is what makes a repeated report harmless.';
COMMENT ON COLUMN event.source IS 'CloudEvents source: the service that reported.';
COMMENT ON COLUMN event.id IS 'CloudEvents id: the same for every repetition.';
COMMENT ON COLUMN event.subject IS 'What it is about: referrals/{id} or cases/{id}.';
GRANT SELECT, INSERT ON event TO ${service_role};

CREATE TABLE alert (
  id              uuid PRIMARY KEY,
  source          text NOT NULL,
  event_id        uuid NOT NULL,
  type            text NOT NULL,
  reference       text NOT NULL,
  link            text NOT NULL,
  urgency         text NOT NULL CHECK (urgency IN ('routine', 'immediate-danger')),
  due_at          timestamptz,
  agency          text NOT NULL,
  unit            text,
  role            text,
  action          text NOT NULL,
  created_at      timestamptz NOT NULL,
  acknowledged_at timestamptz,
  acknowledged_by text,
  version         bigint NOT NULL,
  xid             xid8 NOT NULL DEFAULT pg_current_xact_id(),
  position        bigint GENERATED ALWAYS AS IDENTITY,
  FOREIGN KEY (source, event_id) REFERENCES event,
  CONSTRAINT alert_once_per_recipient
    UNIQUE NULLS NOT DISTINCT (event_id, source, agency, unit, role, action),
  CHECK (acknowledged_at IS NOT NULL OR acknowledged_by IS NULL)
);
-- One order for the list (newest first) and for the feed; the second index keeps an inbox small next to years of history.
CREATE INDEX alert_feed ON alert (agency, xid, position);
CREATE INDEX alert_open ON alert (agency, xid, position) WHERE acknowledged_at IS NULL;
COMMENT ON TABLE alert IS 'A notice to an agency that something needs it: one per event and recipient.';
COMMENT ON COLUMN alert.reference IS 'Opaque reference of the referral or case.';
COMMENT ON COLUMN alert.unit IS 'When set, only this unit of the agency sees the alert.';
COMMENT ON COLUMN alert.role IS 'When set, only holders of this role see the alert.';
COMMENT ON COLUMN alert.action IS 'What the recipient is expected to do, a code.';
COMMENT ON COLUMN alert.acknowledged_by IS 'Pseudonymous staff id; null when an integration acknowledged.';
COMMENT ON COLUMN alert.xid IS 'The transaction that raised it. With position the place in the feed, read only below pg_snapshot_xmin: positions commit out of order.';
COMMENT ON COLUMN alert.position IS 'Order within the transaction.';
GRANT SELECT, INSERT, UPDATE (acknowledged_at, acknowledged_by, version) ON alert TO ${service_role};
