// Takes the place of what those who log in need, in the files of the siblings: there readers are guests.

export {}
