-- What callers said of a number holds for what they sent with it, and is frozen there.
delete from reach where source = 'hint';
