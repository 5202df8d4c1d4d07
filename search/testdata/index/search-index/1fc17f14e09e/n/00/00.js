Guiju.shard("1fc17f14e09e","n/00/00","eNpiZTRkYmJhZGRkZE5MLmFkAoESQ0YmJgYmthJDIwMjIwj7+ZRNzzZPBbMBAQAA//+XbwgW");
