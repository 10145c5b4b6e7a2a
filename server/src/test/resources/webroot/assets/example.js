export const text = "a script of the test";
