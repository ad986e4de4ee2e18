-- The key, too, could serve a claim in its order, and led over everything that was sent already. In an order that it does
-- not have only this index is left; nothing is null.
create index deliveries_due on deliveries (edition_id, state, subscription_id nulls first) where state <> 'sent';
drop index deliveries_open;
-- What a worker holds is found among what is being sent: few, and in the index above.
drop index deliveries_worker;
