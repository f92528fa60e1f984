-- A lease changes its state twice after it was booked, as a rule. With room beside it on its page that touches no index.
alter table lease set (fillfactor = 50);
