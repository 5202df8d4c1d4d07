Guiju.shard("a4448eceef73","n/00/00","eNpiZTRkYmJhZGRkZE5MLmFkAoESQ0YmJgYmthJDIwMjIwj7+ZRNzzZPBbMBAQAA//+XbwgW");
