-- Words that a brand does not want in its cards, in the order of its list.
create table filter_word (
    brand     bigint not null,
    place     int not null,
    word      text not null,
    severity  text not null,                        -- error, warning, hint
    note      text not null,
    primary key (brand, place)
);
