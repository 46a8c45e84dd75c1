package org.amaan.platform.architecture.offending.two;

/** One of more classes than a package should hold. */
class Resident01 {}

class Resident02 {}

class Resident03 {}

class Resident04 {}

class Resident05 {}

class Resident06 {}

class Resident07 {}

class Resident08 {}

class Resident09 {}

class Resident10 {}

class Resident11 {}

class Resident12 {}

class Resident13 {}

class Resident14 {}

class Resident15 {}

class Resident16 {}

class Resident17 {}

class Resident18 {}

class Resident19 {}

class Resident20 {}

class Resident21 {}

class Resident22 {}

class Resident23 {}

class Resident24 {}

class Resident25 {}

class Resident26 {}
