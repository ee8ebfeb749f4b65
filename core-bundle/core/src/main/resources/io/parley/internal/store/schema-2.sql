-- Batches on their way. tried: the number of each row that is being tried, and the key of the case in which it belongs, as
-- JSON. What this says becomes true of the rows when the batch is back, or when it is known that it never comes back.
CREATE TABLE departure (
  departure_id ${identity},
  target TEXT NOT NULL,
  epoch BIGINT NOT NULL,
  set_out_at BIGINT NOT NULL,
  tried TEXT NOT NULL
);

-- What an agent of schema 1 was trying when it ended was marked on the rows.
INSERT INTO departure (target, epoch, set_out_at, tried)
SELECT d.target, l.lease_epoch, l.leased_at, '[[' || d.delivery_id || ',null]]'
  FROM delivery d JOIN lane l ON l.target = d.target AND l.lane = d.lane
 WHERE d.state = 'pending' AND l.leased_at IS NOT NULL AND d.tried_at >= l.leased_at;
