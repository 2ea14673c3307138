"""The addresses of the pages. Nothing personal stands in one: families go by UUID, children and questions by number."""

from django.urls import path

from tenfold.desk import child, contact, home, purpose, question

FAMILY = "family/<uuid:family>/"

urlpatterns = [
    path("", home.home, name="home"),
    path(f"{FAMILY}purpose", purpose.purpose, name="purpose"),
    path(f"{FAMILY}child/<int:nth>", child.child, name="child"),
    path(f"{FAMILY}child/<int:nth>/record", contact.contact, name="contact"),
    path(f"{FAMILY}question/<int:number>", question.question, name="question"),
]
