-- What R2lab's monitors say of things that the facility has not declared, such as its power units; what a restart
-- starts from. May be emptied at any time: it is said again.
create table r2lab_record (
    category   text  not null,
    id         jsonb not null, -- a number or a text, as the monitors call it
    attributes jsonb not null,
    primary key (category, id)
);
