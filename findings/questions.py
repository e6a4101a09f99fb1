"""What to ask of each chart: “How you can use this chart”, ending in a question."""

_USE = "How you can use this chart: "

TREND = (
    _USE
    + "see which cohorts grow and which have stopped. Are the places going to the people the scheme is for?"
)
MOVEMENT = _USE + "see whether the scheme takes people on faster than it lets them go. Who could move on now?"
BY_COHORT = (
    _USE + "compare each cohort with its plan and its cap. What would bring the mix nearer to the plan?"
)
BY_GROUP = _USE + "find where the change is. Does it follow need, or who refers?"
SPREAD = _USE + "see how many people can be worked with now. Is there a plan for each person due for release?"
FLOW = _USE + "see whether joining and leaving keep step. What happened in the months that stand out?"
FUNNEL = _USE + "see where referrals stop. Do those who refer hear why somebody was declined?"
BY_SOURCE = _USE + "see who sends people to the scheme. Which partner refers fewer than you would expect?"
STAYS = _USE + "see how long people stay before they leave. Are people kept longer than they need to be?"
WORKLOAD = _USE + "see who carries the most. Is there anybody whose caseload is too big?"
PROJECTION = _USE + "plan ahead of a full scheme. Who would be first to leave if capacity were reached?"
RATINGS_GREEN = (
    _USE
    + "act on a diamond, and leave a rise or fall without one alone. What changed before the first diamond?"
)
RATINGS_RED = _USE + "tell a bad month from a real change. If more are red, what do they have in common?"
RATINGS_MIX = _USE + "see which cohort has most people in red. Is that where the work goes?"
RATINGS_HISTORY = _USE + "see how many are not rated at all. Who is missed out at the conference, and why?"
RATINGS_FLOWS = _USE + "follow people, not totals. Who went back to red, and what would have held them?"
TIME_IN_RED = _USE + "see how long it takes to leave red. What helped those who left it soonest?"
GREENS = _USE + "plan who might move on. Has everybody with three greens an exit plan?"
RATED = _USE + "see whether everybody is looked at monthly. Who has not been, and for how long?"
SELECTION = _USE + "see who is near a threshold. Whose score is old enough to be looked at again?"
SCORE_BANDS = _USE + "see how the scores lie, instrument by instrument. Who was scored by the older one?"
WHAT_IF = _USE + "weigh a threshold against the places there are. Who would do the extra work?"
WHO_MOVES = _USE + "see on whom a threshold falls. Would you be able to explain the difference?"
MAP = _USE + "see which districts stand out; press one to see it alone. Do services reach where people live?"
MAP_TABLE = _USE + "read the interval before the rate. Which differences are more than chance?"
IN_FIXED = "How you can use this list: see who may be better served elsewhere. What keeps them in Fixed?"
ELSEWHERE = "How you can use this list: see who could be considered for Fixed. What speaks against it?"
MISSING = "How you can use this list: see of whom too little is known. Who asks for the score, and by when?"
HOUSED = _USE + "see whether the target was met beyond chance. Who leaves prison without a home, and why?"
SETTLED = _USE + "see whether homes last. What becomes of those who were settled on release and are not now?"
HOUSED_BY = _USE + "find where homes are missing. Which landlord or council could change that?"
PROTOCOL = _USE + "see whether the protocol makes a difference. Who was left out of it?"
REQUIREMENTS = _USE + "see what becomes of treatment that a court orders. Why do some not finish?"
REQUIREMENTS_BY_QUARTER = _USE + "see whether courts order more treatment. Do they know what is on offer?"
ATTENDANCE = _USE + "see who was missing, and when. What could not be decided because of it?"
ATTENDANCE_TREND = _USE + "see whether the table is getting fuller. What changed when it did?"
ATTENDANCE_BY = _USE + "compare agencies over the year. Who could send somebody in their place?"
MISSED = "How you can use this list: ask each of them before the next meeting. What keeps them away?"
WAITS = _USE + "see whether the fast track is fast. Who waits longest, and does anybody tell them why?"
WAITS_BY = _USE + "find where the wait is. What would the service need to see people sooner?"
CONTACTS = "How you can use this list: see who carries the work. Does funding follow it?"
BEFORE_AFTER = (
    _USE + "see who offends less, and who does not. What is done differently with those who do not?"
)
BEFORE_AFTER_BY = _USE + "see for whom it works. Who is left behind, and what do they need?"
SEVERITY = _USE + "see whether what remains is as grave. Is fewer also less harm?"
AT_LIBERTY = _USE + "take prison out of the comparison. Did people offend less, or were they away?"
PROVEN_RATE = _USE + "see how many were convicted again. Is the comparison of people like these?"
EXPECTED = _USE + "hold the outcome against the scores. What would explain the difference?"
TIME_TO_FIRST = _USE + "see when people reoffend. Is most support given before that month?"
RISK_CHANGE = _USE + "see whether risk falls, each predictor by itself. Whose rose, and who knows of it?"
BENCHMARKS = "How you can use this table: choose a comparison that is fair. Whose caseload is like ours?"
