"""The addresses of the pages. Nothing personal stands in one: families go by UUID, children and questions by number."""

from django.urls import path

from tenfold.desk import (
    child,
    conference,
    contact,
    disagreements,
    doors,
    enrol,
    family_replay,
    find,
    home,
    kin,
    learning,
    pictures,
    present,
    purpose,
    question,
    questions,
    reads,
    register,
    same_person,
    siblings,
    sign_ins,
    your_sign_in,
)

FAMILY = "family/<uuid:family>/"

urlpatterns = [
    path("", home.home, name="home"),
    path("find", find.find, name="find"),
    path("register", register.register, name="register"),
    path("learning", learning.learning, name="learning"),
    path("learning/review", learning.review, name="review"),
    path("learning/review/replay", learning.replayed, name="replayed"),
    path("reads", reads.reads, name="reads"),
    path("sign-ins", sign_ins.sign_ins, name="sign_ins"),
    path("enrol/<str:token>", enrol.enrol, name="enrol"),
    path("doors", doors.doors, name="doors"),
    path("kin", kin.kin, name="kin"),
    path("your-sign-in", your_sign_in.your_sign_in, name="your_sign_in"),
    path(f"{FAMILY}purpose", purpose.purpose, name="purpose"),
    path(f"{FAMILY}present", present.present, name="present"),
    path(f"{FAMILY}child/<int:nth>", child.child, name="child"),
    path(f"{FAMILY}child/<int:nth>/record", contact.contact, name="contact"),
    path(f"{FAMILY}child/<int:nth>/pictures", pictures.pictures, name="pictures"),
    path(f"{FAMILY}question/<int:number>", question.question, name="question"),
    path(f"{FAMILY}siblings", siblings.siblings, name="siblings"),
    path(f"{FAMILY}conference", conference.conference, name="conference"),
    path(f"{FAMILY}same-person", same_person.same_person, name="same_person"),
    path("questions", questions.asked, name="asked"),
    path(f"{FAMILY}questions", questions.questions, name="family_questions"),
    path(f"{FAMILY}disagreements", disagreements.disagreements, name="disagreements"),
    path(f"{FAMILY}replay", family_replay.family_replay, name="family_replay"),
]
