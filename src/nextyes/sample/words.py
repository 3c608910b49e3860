"""The words of a made-up history: each scene said in several ways, all written for it.

``{first}`` is the buyer, ``{rep}`` the seller, ``{plan}`` what is sold, ``{money}`` the amount named,
``{date}`` and ``{month}`` the day named. What stands in square brackets is the sentence that proves the
reading; the brackets themselves are never shown.
"""

from nextyes.sample.scenes import Scene

# What the seller writes or says: subject and text.
OURS: dict[Scene, tuple[tuple[str, str], ...]] = {
    Scene.INTRODUCTION: (
        ("Thanks for getting in touch", "Hi {first}, thanks for your interest in the {plan}. Could we take 20 minutes this week to see whether it fits?"),
        ("Your enquiry about the {plan}", "Hello {first}, I saw your enquiry. What made you look for something new just now?"),
        ("Introduction", "Hi {first}, {rep} here. Colleagues of yours pointed me to you for the {plan}. May I ask how you do this today?"),
        ("First conversation", "Hi {first}, happy to help. When would a short call suit you?"),
    ),
    Scene.DISCOVERING: (
        ("A few questions before we show anything", "Hi {first}, so that the demo shows your case and not ours: how many people would use it, and what do they use now?"),
        ("How you work today", "Could you walk me through the last time this went wrong? It tells me more than a requirements list."),
        ("Agenda for our conversation", "Hi {first}, three things I would like to learn: who decides, by when it must be live, what happens if nothing changes."),
        ("What I took away", "Hi {first}, my notes so far are attached. Is there anyone else who should see them?"),
    ),
    Scene.DEMONSTRATION: (
        ("Demo with your own numbers", "Hi {first}, I set the demo up with the file you sent. Who else should be in the room?"),
        ("Demo: {plan}", "Demo of the {plan}: import, daily view, reports, and the rights for your branch offices."),
        ("Second demo for the team", "Hi {first}, as agreed, a shorter session for the people who would use it every day."),
    ),
    Scene.OFFER: (
        ("Proposal: {plan}", "Hi {first}, our proposal for the {plan}: {money} a year, onboarding included, valid for 30 days. Does this match what we discussed?"),
        ("Our proposal for the {plan}", "Dear {first}, attached is the proposal at {money} a year. Page 2 has the rollout plan, page 4 the terms."),
        ("Quote {plan}", "Hi {first}, here is the quote: {money} for twelve months. What would you need to see changed to sign it?"),
    ),
    Scene.CONCESSION: (
        ("Revised quote {plan}", "Hi {first}, I went back to my manager. If we sign for two years we can do {money}. Does that work?"),
        ("Proposal, second version", "Hi {first}, with payment up front and without the on-site days we can come down to {money}."),
        ("New price for the {plan}", "Hi {first}, {money} is what I can do. Onboarding would be remote."),
    ),
    Scene.FOLLOW_UP: (
        ("Re: proposal", "Hi {first}, thanks for your note. Answers below; what is the next step on your side?"),
        ("Re: {plan}", "Hi {first}, our data processing terms are attached. Is there anything else legal needs?"),
        ("Next steps", "Hi {first}, shall we put 15 minutes in the calendar to go through the open points?"),
        ("References as promised", "Hi {first}, two customers of your size are happy to talk to you; their numbers are below."),
    ),
    Scene.NUDGE: (
        ("Following up", "Hi {first}, just checking whether you had a chance to look at this?"),
        ("Re: {plan}", "Hi {first}, I tried to call you. Is this still on your list?"),
        ("Bumping this up your inbox", "Hi {first}, I know it is a busy time. Any news from your side?"),
        ("Checking in", "Hi {first}, did you get a chance to discuss it internally?"),
        ("Something that may help", "Hi {first}, a short case study from a company like yours. Worth a look before you decide."),
        ("Still interested?", "Hi {first}, I do not want to be a nuisance. Shall we find a moment next week?"),
    ),
    Scene.CHECK_BACK: (
        ("As agreed, checking back", "Hi {first}, you asked me to come back about now. Is the {plan} on the agenda again?"),
        ("Picking up where we left off", "Hi {first}, when we spoke the timing was wrong. Is it better now?"),
        ("Back as promised", "Hi {first}, you said to try again around now, so here I am. Has anything changed?"),
    ),
    Scene.CALL: (
        ("Call with {first}", ""),
        ("Call: where we stand", "Went through the open points."),
        ("Call: next steps", ""),
    ),
    Scene.VOICEMAIL: (
        ("Called, no answer", ""),
        ("Left a voicemail", "Asked {first} to call back."),
        ("Tried {first}", "In a meeting, says the front desk."),
        ("Called, no answer", "Rang out twice."),
    ),
    Scene.ASK: (
        ("So, is it a no?", "Hi {first}, I have not heard from you, and that is fine. So, is it a no? If it is, one word is enough and I close the file; no hard feelings."),
        ("Is it a no for now?", "Hi {first}, I would rather hear a no than keep filling your inbox. So, is it a no? You would be doing me a favour either way."),
        ("Shall I close this?", "Hi {first}, I take it that this is not a priority any more. So, is it a no? It is perfectly all right to say so."),
    ),
    Scene.ASK_PRICE: (
        ("Is it a no then?", "Hi {first}, I hear you: the budget is what it is. Is it a no then?"),
        ("Re: price", "Hi {first}, we are not there at our price, I understand. Is it a no then?"),
        ("Before we stop here", "Hi {first}, I cannot get down to that figure. Is it a no then?"),
    ),
}  # fmt: skip

# What the buyer writes or says.
THEIRS: dict[Scene, tuple[str, ...]] = {
    Scene.INTERESTED: (
        "Hi {rep}, good timing. We do this in spreadsheets today and it is falling apart. Can you show us?",
        "Yes, let's talk. There would be about forty of us using it, most of them in the field.",
        "Thanks {rep}. Could you explain how the import works? We have ten years of history.",
        "That looks interesting. Can my colleague from IT join the next session?",
        "We looked at two others already. What makes you different?",
        "Sounds good. Thursday after lunch works for me.",
        "I can only speak for my own team, but for us it would save a day a week.",
        "Let me find out who else should be there. How long do you need?",
        "We tried something like it three years ago and it failed. Why would it work now?",
    ),
    Scene.IMPRESSED: (
        "That covers most of what we need. Can you put a proposal together?",
        "The team liked it, above all the daily view. What would it cost for forty people?",
        "Two open points on our side: single sign-on and the export. Otherwise good.",
        "Can we see the rights for the branch offices once more? Then I think we are there.",
        "I was sceptical, but that was convincing. What are the next steps?",
    ),
    Scene.MOVING: (
        "Thanks, I have forwarded the proposal to our finance director. Can you send the security questionnaire too?",
        "Question from legal: where is the data kept, and can we leave after a year?",
        "We went through it yesterday. Could the start date move by two weeks?",
        "Looks fine to me. Could you add the name of the legal entity to the document?",
        "Can we get a call with one of your customers before we decide?",
        "Procurement wants it on their own paper. I will send you the form. Is that all right?",
        "We have two reviewers back from leave on Monday, then we can say more about dates.",
        "Works council has asked for a description of the logs. Do you have one?",
        "My director wants to know what the first month would look like. Could you write half a page?",
        "Who would do the onboarding, and is it in the price?",
    ),
    Scene.STILL_ON: (
        "[No, no, it is not a no!] I was away for two weeks. Can you send the link again?",
        "[Definitely not a no.] The signature round takes ages here. Could you resend the last version?",
        "Ha, fair question. [We do want this], the project just slipped. Can we talk on Monday?",
        "[Not a no at all.] Sorry for the silence. What is the latest date for your price?",
    ),
    Scene.HEDGING: (
        "Hi {rep}, [still under discussion here.] I will let you know as soon as there is news.",
        "[It is a bit complicated at the moment], there are several things going on. Let's stay in touch.",
        "I like it, but [I need to check with a few more people.] Bear with me.",
        "[We have not got round to it yet], sorry. Maybe send me a one-pager that I can share?",
        "[Hard to say right now.] There is a reorganisation and nobody wants to commit.",
        "Thanks for the reminder. [It is on my list], I hope to look at it soon.",
        "The team is positive in principle, but [we want to be really sure before we move.]",
    ),
    Scene.TOO_EXPENSIVE: (
        "Hi {rep}, it does what we need, but [our budget is {money}.] Can you do something?",
        "Honestly, [this is more than we can spend. We had {money} in mind.]",
        "My director stopped at the price. [He approved {money}, not a cent more.]",
        "[Your competitor is at {money}.] I would prefer you, but I cannot explain the difference.",
        "[The most we have this year is {money}.] What could you leave out?",
    ),
    Scene.COUNTERING: (
        "Not quite a no. [Could you meet us in the middle, at {money}?] Then I can sign it myself.",
        "Hmm. [If you can do {money}, we have a deal.]",
        "I asked again. [{money} would be possible] if we pay the year in advance.",
        "It is a no at that price, yes. [At {money} it would be a yes.]",
    ),
    Scene.NOT_NOW: (
        "Hi {rep}, good conversation, but [not this quarter. Come back to me around {date}.]",
        "[We have frozen new tools until {month}.] Please try me again then.",
        "[Now is not the time, we are in the middle of a migration. Check back on {date}?]",
        "The new budget starts later. [Can you call me again in {month}?] I am not saying no.",
        "[Let's park this until {date}.] By then the new head of operations is here.",
    ),
    Scene.ACCEPTING: (
        "Good news: [we go ahead at {money}.] I will send the signed copy.",
        "[Approved!] Purchase order for {money} follows. When can we start?",
        "Hi {rep}, [we have decided for you.] Please send the final contract over {money}.",
        "[Yes, let's do it.] Finance confirmed {money} this morning.",
    ),
    Scene.CHOSE_ANOTHER: (
        "Hi {rep}, thank you for your work. [We have chosen another supplier.] It was close.",
        "[We signed with someone else last week.] Sorry to bring bad news.",
        "The board decided on Tuesday, and [it will not be you, I am afraid.]",
    ),
    Scene.TOO_DEAR: (
        "[At this price it is a no.] We found something simpler for half of it.",
        "We did the sums again and [it does not pay for us.] Thank you for your patience.",
        "[Too expensive for what we need.] We will take the cheaper option.",
    ),
    Scene.NO_BUDGET: (
        "[The project has been cancelled], all new spending is stopped. I am sorry, we liked it.",
        "[There is no budget for this any more.] Please close the file.",
        "Finance said no to every new contract. [We have to stop here.]",
    ),
    Scene.STAYING: (
        "[We have decided to stay with what we have.] It is not great, but everybody knows it.",
        "[We are not going to change anything after all.] Thanks for all the help.",
    ),
    Scene.NOT_FITTING: (
        "Thank you for the demo. [It is not a good fit: we need it to run on our own servers.]",
        "[It does not do shift planning, and that is a must for us.] Good luck!",
        "We looked at it together and [it is too much for a team of six.]",
        "[Without an interface to our accounting this will not work for us.]",
    ),
    Scene.STOP: (
        "[Please stop contacting me about this.]",
        "[No. Take me off your list, please.]",
        "We are not interested, and [I would ask you not to write or call again.]",
    ),
    Scene.MOVED_ON: (
        "Hi {rep}, [I no longer look after this.] Please talk to my colleague in operations.",
        "[I am not the right person any more], I moved to another department last month. I have forwarded your mail.",
    ),
    Scene.AWAY: (
        "Automatic reply: [I am out of the office until {date}] with limited access to e-mail.",
        "Out of office. [I will be back on {date}.] In urgent cases please call the main number.",
        "[Thank you for your message. I am on leave and return on {date}.]",
    ),
}  # fmt: skip

# What the seller writes down: subject and text.
WRITTEN: dict[Scene, tuple[tuple[str, str], ...]] = {
    Scene.CALL_NOTE: (
        ("Call notes", "{first} likes it, has to convince finance. Wants numbers on time saved."),
        ("Call notes", "Uses spreadsheets now. Pain is real, but so is the workload until the end of the quarter."),
        ("Call notes", "Decision is with the managing director; {first} prepares it."),
        ("Call notes", "Questions mostly about import and rights. Good mood."),
        ("Call notes", "Compares us with two others. Price came up, no figure yet."),
    ),
    Scene.CALL_BACK: (
        ("Call {first} back", ""),
        ("Try {first} again in the morning", ""),
        ("Left a voicemail, call again", ""),
    ),
    Scene.GIVEN_UP: (
        ("", "No reply to anything any more."),
        ("", "Went quiet, three colleagues tried too."),
        ("", "Cannot reach anybody there any more."),
        ("", "Pipeline review: nothing moves, taken out."),
    ),
}  # fmt: skip

# What a buyer adds to those ways once asked "So, is it a no?".
TO_AN_ASK: dict[Scene, tuple[str, ...]] = {
    Scene.CHOSE_ANOTHER: (
        "Thanks for asking so directly. [It is a no: we went with the other vendor.]",
        "[Yes, it is a no, sorry.] We signed with somebody else and I kept putting off telling you.",
    ),
    Scene.TOO_DEAR: (
        "[Then it is a no.] We cannot get there, and I prefer to say so.",
        "I am afraid [it is a no at what it costs.] Thank you for not making me feel bad about it.",
    ),
    Scene.NO_BUDGET: (
        "Thanks for making this easy: [yes, it is a no. The money went elsewhere.]",
        "[It is a no, the budget was cut] and I did not have the heart to write.",
    ),
    Scene.STAYING: (
        "[It is a no, yes.] We will go on with our spreadsheets. Thank you for understanding.",
        "[Let's call it a no.] Nobody here wants to change anything this year.",
    ),
    Scene.NOT_FITTING: (
        "[Yes, it is a no.] It never was quite what we needed; I should have said so.",
        "[It is a no from us.] Your product is fine, it is just made for larger teams.",
    ),
    Scene.NOT_NOW: (
        "Not a no, but [not now either. Ask me again on {date}.]",
        "[For this year it is a no. Check back around {date}] and it may be a different story.",
    ),
    Scene.HEDGING: (
        "I would not call it a no. [I just cannot give you a yes yet.]",
        "No, no. [We are still thinking about it], give us some more time.",
        "Not a no, but [I cannot promise anything at the moment.]",
    ),
}
