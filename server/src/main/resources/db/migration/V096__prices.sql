-- What messages cost a brand: its price book as a whole, in the contract's form. A change makes the next version.
create table price_book (
    brand     bigint primary key references brand,
    version   int not null,
    entries   jsonb not null
);
